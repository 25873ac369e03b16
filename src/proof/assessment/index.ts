/** What the house's pages and its sample may ask of assessment. */
export { consider } from './consider.ts';
export { decide } from './decide.ts';
export { judge } from './judge.ts';
export { judgingView } from './judging-view.ts';
export { outcomesOf } from './outcomes.ts';
export { queue } from './queue.ts';
export { takeUp } from './take-up.ts';
