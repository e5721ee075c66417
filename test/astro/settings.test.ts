import { expect, it } from 'vitest';
import { plan } from './plans.ts';
import { copyProject } from './project.ts';

const config = `import { defineConfig, defineRule } from 'planwright/config';

const lowerCase = defineRule({
  id: 'lower-case-title',
  severity: 'error',
  *check({ plan: { title } }) {
    if (title && /^[A-Z]/.test(title.value)) {
      yield { message: \`The title \${title.value} is not in lower case.\`, hint: 'Write it small.', position: title.position };
    }
  },
});

export default defineConfig({ customRules: [lowerCase], rules: { 'total-mismatch': 'warn' } });
`;

it('a site is judged by the config file, and by its options, which win', async () => {
  const site = await copyProject('plain', 'settings');
  await site.write('planwright.config.ts', config);
  await site.write('plans/search/tasks.md', plan({ title: 'Sound', total: 7 }));
  await site.write('plans/drafts/half/tasks.md', '# Nothing yet\n');

  const refused = await site.build({ options: { ignore: ['plans/drafts'] } });
  expect(refused.output).toMatch(
    /plans\/search\/tasks\.md:1:10 {2}error {2}The title Sound is not in lower case\. {2}lower-case-title/,
  );
  expect(refused.output).toContain('✗ 2 plans checked: 2 errors, 1 warning.');
  expect(refused.code).toBe(1);

  const options = { ignore: ['plans/drafts'], rules: { 'lower-case-title': 'warn', 'total-mismatch': 'off' } };
  expect(await site.publish({ options })).toContain('✗ 2 plans checked: 0 errors, 2 warnings.');
  expect(await site.planPages()).toEqual([
    'plans/billing/export/index.html',
    'plans/index.html',
    'plans/search/index.html',
  ]);
});

it.each([
  ['rules: { "lower-case": "off" }', 'planwright.config.mjs is not valid:', 'there is no rule "lower-case"'],
  ['rules: {', 'Cannot load planwright.config.mjs', 'SyntaxError'],
])('settings such as %j stop the build and are named', async (settings, message, detail) => {
  const site = await copyProject('plain', 'settings-wrong');
  await site.write('planwright.config.mjs', `export default { ${settings} };`);
  const { code, output } = await site.build();
  expect(output).toContain(message);
  expect(output).toContain(detail);
  expect(code).toBe(1);
});
