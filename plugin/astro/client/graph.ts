/**
 * The script of pages with a graph. It evaluates no text and writes no markup, so it runs under a strict
 * Content-Security-Policy.
 */
import './contents.ts';
import './tools.ts';
// Before those that put a box of a view into the middle.
import './views.ts';
import './filter.ts';
import './links.ts';
