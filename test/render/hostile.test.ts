import { describe, expect, it } from 'vitest';
import { withHtml } from '../../plugin/render/content/html-nodes.ts';
import { pageOf, textOf } from './page.ts';

describe('hostile text', () => {
  const page = pageOf(`# Tasks: <script>alert('title')</script>

## Overview

- **Design Document**: [design](javascript:alert(1)) and [other](JaVa&#10;Script:alert(2))
- **Estimated Effort**: <img src=x onerror="alert(3)">

### Phase 1: <svg onload=alert(4)> "quoted"

- [ ] **Task 1.1**: <script>alert('task')</script> & \`<script>\`
  - **Depends on**: <iframe src="https://evil.example/"></iframe>
  - **Files**: \`<script>.ts\`
  - **Note**: <a href="javascript:alert(5)" onclick="alert(6)">click</a> <b onmouseover="alert(7)">bold</b>
  - **Type**: Map<string, Array<a>>

<script>
alert('block')
</script>

<div class="x" style="position:fixed" align="center">

centred

</div>

<!-- a comment --> and <!--> no comment <script>alert(8)</script>

</article></section></div>

| Constraint | Type | Rationale |
|---|---|---|
| <script>alert('cell')</script> | a | b |
`);

  it('creates no script, handler, frame, or executable address', () => {
    expect(page.has('script, iframe, object, style, [style]')).toBe(false);
    expect(page.has('svg:not(.pw-segments)')).toBe(false);
    const names = new Set(page.all('*').flatMap(({ properties }) => Object.keys(properties)));
    expect([...names].filter((name) => name.startsWith('on'))).toEqual([]);
    const hrefs = page.all('a').map(({ properties }) => String(properties.href ?? ''));
    expect(hrefs.filter((href) => /script|evil/i.test(href))).toEqual([]);
  });

  it('is shown as text', () => {
    const text = textOf(page.tree);
    expect(textOf(page.one('h1'))).toBe("Tasks: <script>alert('title')</script>");
    expect(textOf(page.one('#task-1-1-title'))).toBe("1.1 <script>alert('task')</script> & <script>");
    expect(text).toContain("<script> alert('block') </script>");
    expect(text).toContain("<script>alert('cell')</script>");
    expect(text).toContain('Map<string, Array<a>>');
    expect(text).toContain('design (javascript:alert(1))');
    expect(text).toContain('<svg onload=alert(4)> "quoted"');
    expect(text).toContain('<iframe src="https://evil.example/"></iframe>');
  });

  it('keeps formatting tags, without attributes that are not allowed', () => {
    expect(page.one('div[align=center]').properties).toEqual({ align: 'center' });
    expect(textOf(page.one('div[align=center]'))).toBe('centred');
    expect(textOf(page.one('b'))).toBe('bold');
    expect(page.one('img').properties).toEqual({ src: 'x', alt: '' });
  });

  it('stays as it is where all of it is allowed, except in text that repeats it', () => {
    const allowed = pageOf(
      '# P\n\n- [ ] **Task 1.1**: <b onclick="x()">Bold</b>\n- [ ] **Task 1.2**: Next\n  - **Depends on**: Task 1.1\n\n<custom-element id="task-1-1"></custom-element>\n',
      { html: 'allow' },
    );
    expect(allowed.one('.pw-task-title b').properties).toHaveProperty('onClick');
    expect(allowed.has('custom-element#task-1-1')).toBe(true);
    expect(textOf(allowed.one('.pw-chip bdi'))).toBe('Bold');
    expect(allowed.has('.pw-chip b')).toBe(false);
  });

  it('cannot close the element around it', () => {
    expect(page.has('.pw-phase-body > .pw-scroll table')).toBe(true);
  });
});

it('an anchor of the author’s works, but never shadows one of the page', () => {
  const page = pageOf(
    '# P\n\n<a id="task-1-1"></a>\n\n<a name="own">Here</a> <b id="x" name="body">Bold</b> <img name="body" src="javascript:x" srcset="a.png, data:text/html,x 2x">\n\n## pw-figure\n\n## task-1-1\n\n- [ ] **Task 1.1**: A\n',
  );
  expect(page.all('#task-1-1').map(({ tagName }) => tagName)).toEqual(['div']);
  expect(page.all('[name]').map(({ tagName, properties }) => [tagName, properties.name])).toEqual([
    ['a', 'task-1-1'],
    ['a', 'own'],
  ]);
  expect(page.one('b').properties).toEqual({});
  expect(page.has('img')).toBe(false);
  expect(textOf(page.tree)).toContain('Bold javascript:x');
  expect(page.all('h2').map(({ properties }) => properties.id)).toEqual(['section-pw-figure', 'task-1-1-1']);
});

it.each(['javascript:x()', 'java&Tab;script:x()', 'vbscript:x', 'data:text/html,x', 'blob:x'])(
  'an image from %s is put into words',
  (url) => {
    const page = pageOf(`# P\n\n![one](${url}) ![two][two]\n\n[two]: ${url}\n`);
    expect(page.has('img')).toBe(false);
    expect(textOf(page.tree)).toMatch(/one \(.+:.+\) two \(.+:.+\)/);
  },
);

it('the view in its address is shown', () => {
  expect(pageOf('# P\n\n![dot](data:image/png;base64,AAAA)\n').has('img')).toBe(true);
});

it('an id cannot reach a prototype', () => {
  const page = pageOf('# P\n\n- [ ] **Task 1.1**: A\n  - **Depends on**: Task constructor1, Task __proto__1\n');
  expect(page.all('.pw-task')).toHaveLength(1);
});

it.each(['<!--', '<!---', '<a x="', '<a x ', '</b', '<', '<b></i>'])(
  'takes %s apart in time that grows with it',
  (markup) => {
    const children = [{ type: 'html' as const, value: markup.repeat(50_000) }];
    const start = performance.now();
    const [first] = withHtml({ type: 'paragraph', children }, { destination: (url) => url, allowsAll: false });
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(first).toMatchObject({ type: 'text', value: markup.repeat(50_000) });
  },
);
