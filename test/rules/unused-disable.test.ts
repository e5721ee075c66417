import { describeRule, first, needs, plan, task } from './rule.ts';

const sound = plan([first, task('1.1')]);
const unknown = plan([first, needs('1.1', 'Task 1.7')]);

describeRule('unused-disable', {
  bad: {
    'a rule that finds nothing': [
      `<!-- planwright-disable missing-field: since the move -->\n\n${sound}`,
      {
        at: 'missing-field',
        severity: 'warning',
        message:
          /^This planwright-disable comment for missing-field has no effect: there is nothing to silence after it\.$/,
        hint: /^Remove the rule/,
      },
    ],
    'all rules, where nothing is found': [
      `${sound}\n<!-- planwright-disable: why -->\n`,
      {
        at: '<!-- planwright-disable: why -->',
        message: /^This planwright-disable comment has no effect: there is nothing to silence after it\.$/,
        hint: /^Remove the comment/,
      },
    ],
    'an enable without a disable before it': [
      `<!-- planwright-enable missing-field -->\n\n${sound}`,
      {
        at: 'missing-field',
        message: /^This planwright-enable comment for missing-field has no effect: there is nothing to enable\.$/,
      },
    ],
    'a rule that does not exist, with the one that was meant': [
      `<!-- planwright-disable misisng-field, unknown-dependency -->\n\n${unknown}`,
      {
        at: 'misisng-field',
        message: /names “misisng-field”, which is not a rule\.$/,
        hint: /^Did you mean `missing-field`\?$/,
      },
    ],
    'a reason without a colon': [
      `<!-- planwright-disable unknown-dependency it is old -->\n\n${sound}`,
      { at: 'unknown-dependency it is old', hint: /^Write `unknown-dependency: why`/ },
    ],
    'a comment that Planwright does not know': [
      `<!-- planwright-disable-nextline missing-field -->\n\n${sound}`,
      {
        at: 'planwright-disable-nextline',
        message: / is not a comment that Planwright knows\.$/,
        hint: /^Did you mean `planwright-disable-next-line`\?$/,
      },
    ],
    'such a comment about several rules, once': [
      `<!-- planwright-disble missing-field, unknown-dependency -->\n\n${sound}`,
      { at: 'planwright-disble', hint: /^Did you mean `planwright-disable`\?$/ },
    ],
    itself: [
      `<!-- planwright-disable unused-disable -->\n\n${sound}`,
      { at: 'unused-disable', message: /^This planwright-disable comment for unused-disable has no effect/ },
    ],
  },
  good: {
    'a comment that silences': `<!-- planwright-disable unknown-dependency: moved -->\n\n${unknown}`,
    'an enable that ends it': `<!-- planwright-disable -->\n\n${unknown}\n<!-- planwright-enable -->\n`,
    'what only looks like a comment': `${sound}\n\`<!-- planwright-disable -->\`\n\n    <!-- planwright-disable -->\n\n<pre><!-- planwright-disable --></pre>\n`,
    'other comments': `<!-- planwrightly -->\n<!-- see planwright-disable -->\n<!--> <!-- unclosed\n\n${sound}`,
  },
});
