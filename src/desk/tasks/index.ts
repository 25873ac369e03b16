/** What other rooms may ask of tasks. */
import './forget.ts';

export { addTask, type NewTask } from './add-task.ts';
export { type Alert, alertsOf, endAlert, pinAlert } from './alerts.ts';
export { completeTask, dropTask, moveTask } from './end-task.ts';
export {
  acknowledgeHandover,
  giveHandover,
  type Handover,
  type OpenItem,
} from './give-handover.ts';
export { answerHanding, handTask } from './hand-task.ts';
export { handoversOf, type KeptHandover } from './handover-queries.ts';
export { onCallUntil, setOnCall, type TurnShown } from './on-call.ts';
export { type OpenTask, tasksDueBefore } from './queries.ts';
export { ITEM_KINDS, type ItemKind } from './shapes-schema.ts';
