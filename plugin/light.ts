/** The entry of the package `remark-planwright`. */
export * from './remark/index.ts';
export { default } from './remark/index.ts';
export * from './workspace/check.ts';
