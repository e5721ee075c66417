/** Writes entries to the folder of its first argument, one after the other and always whole ones, until it is killed. */
import { writeCached } from '../../plugin/mermaid/cache.ts';

const [folder = '', letter = ''] = process.argv.slice(2);
process.stdout.write('ready');
for (let size = 1; ; size = (size * 7) % 4_000_037) await writeCached(folder, 'key', letter.repeat(size));
