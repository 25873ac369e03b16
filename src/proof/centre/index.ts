/** What other rooms may ask of the centre. */
export {
  approvalsOn,
  mayAct,
  newAssessors,
  qualifiedOn,
  staffOn,
  type Tariff,
  type Tie,
  tariffOn,
  tiesOf,
  type UnitName,
} from './standing.ts';
