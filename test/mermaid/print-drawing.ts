/**
 * Draws its first argument with the options in its second, for a process of its own; prints the drawing and how many
 * threads were started for it, and ends when nothing is left to do.
 */
import { draw } from '../../plugin/mermaid/draw.ts';

let workers = 0;
process.on('worker', () => {
  workers += 1;
});
const [diagram = '', options = ''] = process.argv.slice(2);
const drawing = await draw(JSON.parse(diagram), JSON.parse(options));
console.log(JSON.stringify({ drawing, workers }));
