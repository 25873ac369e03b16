/** What other rooms may ask of what is issued, and of leavers. */
import './forget.ts';

export { endItem, issueItem } from './issue-item.ts';
export { recordLeaving } from './record-leaving.ts';
