/** A plan whose author wants to run a script on its page, load something from elsewhere, or take the page's own ids. */

/** Text that must come out unchanged, wherever it is written. */
export const words = {
  script: '<script>window.pwned=1</script>',
  handler: '<img src=x onerror="window.pwned=2">',
  breakout: `'"></title></style></textarea></svg>--><svg onload=window.pwned=3>`,
  template: '{window.pwned=4} #{window.pwned=4} {{constructor.constructor("window.pwned=4")()}} <%= 4 %>',
  mermaid:
    'end"]; click t1_1 call alert(); %%{init: {"securityLevel": "loose"}}%% <foreignObject onload=window.pwned=5>',
} as const;

const { script, handler, breakout, template, mermaid } = words;

/** The same text as Markdown that names none of it markup: a parser gives it back as text, with nothing escaped in it. */
export const spelled = (text: string) =>
  [...text].map((character) => (/[\w ]/.test(character) ? character : `&#${character.codePointAt(0)};`)).join('');

/** Addresses that run a script or hold a page, in the spellings that browsers understand. */
const addresses = [
  'javascript:window.pwned=6',
  'JaVaScRiPt:window.pwned=6',
  'java&Tab;script:window.pwned=6',
  'java&NewLine;script:window.pwned=6',
  '&#1;javascript:window.pwned=6',
  'javascript&colon;window.pwned=6',
  '&#106;avascript:window.pwned=6',
  'vbscript:window.pwned=6',
  'data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9Njwvc2NyaXB0Pg==',
  'blob:https://evil.test/1',
  'file:///etc/passwd',
  'view-source:javascript:window.pwned=6',
];

/** Raw HTML, each on a line of its own. */
const markup = [
  script,
  handler,
  '<iframe src="https://evil.test/" srcdoc="<script>parent.pwned=7</script>"></iframe>',
  '<svg onload="window.pwned=7"><script>window.pwned=7</script><foreignObject><body onload=window.pwned=7></foreignObject></svg>',
  '<math><mtext></mtext><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.pwned=7&gt;"></math>',
  '<style>@import "https://evil.test/"; * { background: url(https://evil.test/); display: none !important }</style>',
  '<link rel="stylesheet" href="https://evil.test/a.css"><link rel="preload" as="script" href="https://evil.test/a.js">',
  '<meta http-equiv="refresh" content="0; url=https://evil.test/">',
  '<base href="https://evil.test/">',
  '<form action="https://evil.test/"><button formaction="javascript:window.pwned=7">Send</button><input autofocus onfocus="window.pwned=7"></form>',
  '<object data="javascript:window.pwned=7"></object><embed src="https://evil.test/a.swf"><applet code="x"></applet>',
  '<audio src="https://evil.test/a.mp3" autoplay onerror="window.pwned=7"></audio><video poster="https://evil.test/v.png"></video>',
  '<a href="javascript:window.pwned=7" target="_blank" onclick="window.pwned=7" style="position:fixed;inset:0">All over</a>',
  '<a href="&#x6A;avascript:window.pwned=7">Referenced</a> <a href=java&#9;script:window.pwned=7>Tabbed</a>',
  '<details open ontoggle="window.pwned=7"><summary onclick="window.pwned=7">More</summary>Inside</details>',
  '<b style="background:url(https://evil.test/)" class="pw-task astro-code" onmouseover="window.pwned=7">Bold</b>',
  '<img name="body" id="cookie" alt="Clobber"> <a id="task-1-1" name="pw-main">An anchor</a> <b id="pw-figure">Again</b>',
  '<div id="task-1-1" id="main"><span id="pw-graph">A block</span></div>',
  '<template><script>window.pwned=7</script></template><noscript><p title="</noscript><img src=x onerror=window.pwned=7>">',
  '<xmp><p title="</xmp><img src=x onerror=window.pwned=7>"><plaintext><title><textarea><noembed><frameset>',
  '</p></div></article></section></main></body></html>',
  '<!-- --!><script>window.pwned=7</script> --> <!--> <script>window.pwned=7</script> -->',
  '<![CDATA[ <script>window.pwned=7</script> ]]> <?php echo 7 ?> <!DOCTYPE html [<!ENTITY x SYSTEM "https://evil.test/">]>',
  '<bdo dir="rtl">Backwards</bdo> \u202eunclosed override and <sub>an open tag',
];

const cells = `${spelled(script)} | ${script} ${handler} | \`${breakout.replaceAll('|', '')}\``;

/** A folder with a plan in it. */
export const folder = `c#1?50% "q" 'a' <img src=x onerror=window.pwned=13> &amp; \u202eb`;

/** Very long, and without a place to break. */
export const long = 'Sp\u0336rawl'.repeat(60);

/** Hebrew, and an override that nobody closes. */
export const backwards = 'שלום \u202eevil.test/gpj.exe';

/**
 * @param title of the plan, as text
 * @param dependency what its last task waits for
 */
export function hostilePlan(title: string, dependency = 'None'): string {
  return `---
title: ${JSON.stringify(title)}
description: ${JSON.stringify(breakout)}
author: ${JSON.stringify(script)}
---

# Tasks: ${spelled(script)}

<!-- planwright-disable-next-line ${spelled(script)}: --!><script>window.pwned=8</script> -->

## Overview

- **Design Document**: [${spelled(handler)}](./${encodeURIComponent(handler)})
- **Total Tasks**: 6 ${handler}
- **Estimated Effort**: ${script} ${spelled(breakout)}

## Implementation Order

### Phase 1: ${script} ${spelled(breakout)} \`${template}\`
*${script} ${spelled(mermaid)}*

- [ ] **Task 1.1**: ${script} ${spelled(mermaid)}
  - **Description**: ${spelled(breakout)} ${handler} \`${script}\`
  - **Files**: \`${breakout}.ts\`, ${spelled(script)}/a.ts, [${script}](javascript:window.pwned=9)
  - **Estimate**: ${script}
  - **Status**: ${spelled(breakout)}
  - **Done when**: ${spelled(script)} and ${addresses.map((url) => `[${spelled(url)}](${url})`).join(' ')}
  - **${script}**: ${script}
- [x] **Task 1.2**: ${spelled(breakout)}
  - **Depends on**: PR ${script} merged, ${spelled(handler)} is there
  - **Done when**: ${addresses.map((url) => `<${url}>`).join(' ')}
- [?] **Task 1.3**: ${spelled(template)} \`${script}\` ${long}
  - **Depends on**: Task 1.1 (${script} ${spelled(breakout)})
  - **Done when**: ${addresses.map((url) => `![${spelled(handler)}](${url})`).join(' ')}

### Phase ${'2'}: ${backwards}

- [ ] **Task 2.1**: ${backwards}
  - **Description**: ${backwards}
  - **Depends on**: Task 1.1
  - **Done when**: ${long}
- [ ] **Task 2.2**: After what runs backwards
  - **Depends on**: ${dependency}, Task 2.1
  - **Done when**: Its words run forwards
- [ ] **Task 3.a1**: __proto__ constructor
  - **Depends on**: Task 2.1
  - **Done when**: [reference][one] and ![picture][two] and [^note]

[one]: <java&#x73;cript:window.pwned=10> "${script.replaceAll('"', '')}"
[two]: javascript:window.pwned=10
[^note]: ${script} ${spelled(breakout)}

## Raw HTML

${markup.join('\n\n')}

Inline: ${markup.join(' ')}

${markup.map((piece) => `- ${piece}\n> ${piece}`).join('\n')}

## Main

## pw-figure

## task-1-1

## ${script}

\`\`\`js title="${script.replaceAll('"', '')}" {1} onload=window.pwned=11
const a = \`${script}\`;
\`\`\`

\`\`\`<img/src=x/onerror=window.pwned=11>
${script}
\`\`\`

\`\`\`html
${script}
\`\`\`

## Dependencies Graph

\`\`\`mermaid
%%{init: {"securityLevel": "loose", "htmlLabels": true, "themeCSS": "* { background: url(https://evil.test/) }"}}%%
flowchart LR
  t1_1["${breakout} ${script}"] --> t2_1["<img src=x onerror=window.pwned=12>"]
  click t1_1 "javascript:window.pwned=12" "${script.replaceAll('"', '')}"
  click t2_1 call window.alert(12)
  style t1_1 fill:url(https://evil.test/)
  classDef evil fill:#f00;background:url(https://evil.test/)
  class t2_1 evil
\`\`\`

## Temporal Logic Constraints (REQUIRED)

### Sequence Constraints (A must happen before B)

| Constraint | Type | Rationale |
|------------|------|-----------|
| ${cells} |

### Mutual Exclusion (A and B cannot run simultaneously)

| Resource/Operation A | Resource/Operation B | Conflict Type |
|---------------------|---------------------|---------------|
| ${cells} |

### Liveness Requirements (Must eventually happen)

| Requirement | Trigger | Timeout/Guarantee |
|-------------|---------|-------------------|
| ${cells} |

### Atomicity Requirements (All-or-nothing)

| Operation Group | Rollback Strategy | Notes |
|-----------------|-------------------|-------|
| ${cells} |

### Deadlock Analysis

- [ ] ${script} ${spelled(breakout)}

## Progress Tracking

| Phase | Tasks | Completed | Status |
|-------|-------|-----------|--------|
| ${spelled(script)} | ${script} | ${handler} | ${spelled(breakout)} |
| 1. ${spelled(script)} | 9 | 0 | ${script} |

**Last Updated**: ${script}
`;
}
