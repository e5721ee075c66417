/** Numbers and units of time, in the languages that plans are written in. */
import { letter } from './text/letters.ts';

const words = {
  ms: 'ms|milliseconds?|millisecs?|msecs?|Millisekunden?|millisecondes?|milisegundos?|миллисекунд[аы]?',
  s: 's|secs?|seconds?|Sek|Sekunden?|secondes?|segundos?|секунд[аы]?',
  m: 'm|mins?|minutes?|Minuten?|minutos?|мин|минут[аы]?',
  h: 'h|hrs?|hours?|Std|Stunden?|heures?|horas?|ч|час(?:а|ов)?',
  d: 'd|days?|Tage?n?|jours?|d[ií]as?|PT|Personentage?n?|день|дн(?:я|ей)',
  w: 'w|wks?|weeks?|Wochen?|semaines?|semanas?|недел[юиья]',
};
export type Unit = keyof typeof words;

/** Those that are written without a blank before what follows. */
const glued: Readonly<Record<Unit, string>> = {
  ms: '毫秒|ミリ秒|밀리초',
  s: '秒|초',
  m: '分钟|分鐘|分間|分|분',
  h: '小时|小時|時間|시간',
  d: '人?天|日間|人?日|일',
  w: '周|週間|週|주',
};

/** Of a day or a week, which ones: `business days`, `person-days`. */
const kind = '(?:(?:business|calendar|working|work|person|man|dev)[\\s-])?';

/** The words for some units, as the source of a regular expression; its two groups hold one of them. */
export function anyOf(units: readonly Unit[]): string {
  const of = (table: Readonly<Record<Unit, string>>) => units.map((unit) => table[unit]).join('|');
  return `${kind}(?:(${of(words)})(?!${letter})|(${of(glued)}))`;
}

const patterns = Object.entries(words).map(
  ([unit, list]) => [unit as Unit, new RegExp(`^(?:${list}|${glued[unit as Unit]})$`, 'i')] as const,
);

/** The unit that a word is for. */
export function unitOf(word: string): Unit | undefined {
  return patterns.find(([, pattern]) => pattern.test(word))?.[0];
}

const fractions: Readonly<Record<string, number>> = {
  '½': 0.5,
  '1/2': 0.5,
  '¼': 0.25,
  '1/4': 0.25,
  '¾': 0.75,
  '3/4': 0.75,
};

/** `1.5`, `1,5`, `½` and `10,000`: a comma before three digits parts thousands. */
export function numberOf(written: string): number {
  const fraction = fractions[written];
  if (fraction !== undefined) return fraction;
  return Number(/,\d{3}(?!\d)/.test(written) ? written.replaceAll(',', '') : written.replace(',', '.'));
}
