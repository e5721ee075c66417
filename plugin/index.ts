export { planwright as default } from './astro/integration.ts';
export type { PlanwrightOptions } from './astro/options.ts';
export * from './workspace/check.ts';
