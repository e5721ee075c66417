export { default } from './any/render.ts';
