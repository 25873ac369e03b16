/** What the sample asks of retention. */
export { approveList } from './approve-list.ts';
export { carryOut } from './carry-out.ts';
export { drawList } from './draw-list.ts';
