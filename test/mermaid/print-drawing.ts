/** Prints what `draw` makes of its first argument with the options in its second, for a process of its own. */
import { draw } from '../../plugin/mermaid/draw.ts';

const [text = '', options = ''] = process.argv.slice(2);
const { svg, fault } = await draw(text, JSON.parse(options));
process.stdout.write(svg ?? fault, () => process.exit());
