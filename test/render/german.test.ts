import { expect, test } from 'vitest';
import { relate } from '../../plugin/graph/relate.ts';
import { translate } from '../../plugin/render/words/index.ts';
import { englishLeft } from '../astro/english.ts';
import { read } from '../plan/reading.ts';
import { everyVerdict } from './every-verdict.ts';
import { type Page, pageOf, pageOfGraph, textOf } from './page.ts';

const t = translate('de');
const texts = (page: Page, selector: string) => page.all(selector).map((node) => textOf(node));

test('groups that have only a number are named in the language of the page', () => {
  const markdown =
    '- [ ] 1. Speichern\n  - [ ] 1.1 Tabelle\n  - [ ] 1.2 Spalte\n- [ ] 2. Anzeigen\n  - [ ] 2.1 Seite\n';
  const plan = read(markdown, { path: '.kiro/specs/bestellungen/tasks.md' });
  const page = pageOfGraph(relate(plan), { t });
  expect(texts(page, '.pw-filter select[name="phase"] option').slice(1)).toEqual([
    'Gruppe 1: Speichern',
    'Gruppe 2: Anzeigen',
  ]);
  expect(englishLeft(page.tree, markdown)).toEqual([]);
});

test('so are tasks in sentences, those without an id by their place', () => {
  const evidence = texts(pageOf(everyVerdict.replaceAll('Task ', ''), { t }), '.pw-verdict > :not(summary)').join('\n');
  expect(evidence).toContain('Aufgabe 1.2 wartet auf Aufgabe 1.1');
  const markdown = '# Plan\n\n## 1. Aufbau\n\n- [ ] Boden\n- [!] Wände\n\n## 2. Dach\n\n- [ ] Ziegel\n';
  const plan = read(markdown, { path: 'openspec/changes/haus/tasks.md' });
  const page = pageOfGraph(relate(plan), { t });
  expect(englishLeft(page.tree, markdown)).toEqual([]);
});

test('a phase keeps its own word', () => {
  const markdown =
    '# Plan\n\n## Wave 1: Aufbau\n\n- [ ] **Task 1.1**: A\n\n## ✅ 第一阶段：地下室\n\n- [ ] **Task 2.1**: B\n';
  expect(texts(pageOf(markdown, { t }), '.pw-filter select[name="phase"] option').slice(1)).toEqual([
    'Wave 1: Aufbau',
    '第一阶段: 地下室',
  ]);
});

test('what is in English on a page of a third language says so', () => {
  const markdown = `# Bibliothèque

- **Total Tasks**: 4

### Phase 1: Socle
- [x] **Task 1.1**: Poser les rayons
- [ ] **Task 1.2**: Coller les étiquettes [P]
  - **Depends on**: 1.1, le devis
  - **Files**: \`rayons.txt\`

### Phase 2: Ouverture
- [~] **Task 2.1**: Ouvrir les portes
  - **Depends on**: None
- [!] **Task 2.2**: Prêter les livres
  - **Depends on**: 2.1

### Sequence Constraints (A must happen before B)

| Constraint | Type | Rationale |
|---|---|---|
| Task 1.1 before Task 2.1 | Ordre | Les livres ont besoin de rayons |

## Progress Tracking

| Phase | Tasks | Completed | Status |
|---|---|---|---|
| 1. Socle | 2 | 1 | In progress |
`;
  const parts = { t: translate('fr'), diagram: { svg: '<svg></svg>' }, permalinks: true, contents: true };
  const page = pageOf(markdown, parts);
  // An attribute has the language of its element.
  const heard = ['ariaLabel', 'placeholder', 'title', 'dataLabel'];
  for (const { properties } of page.all('*')) for (const name of heard) delete properties[name];
  expect(englishLeft(page.tree, markdown)).toEqual([]);
});
