/** A line of policy as it is read: 'candidates.read' is 'Candidates: read'. */
export function actionWords(action: string): string {
  const [room = '', what = ''] = action.replaceAll('_', ' ').split('.');
  return `${room.slice(0, 1).toUpperCase()}${room.slice(1)}: ${what}`;
}
