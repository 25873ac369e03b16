/** The control of saved views, loaded when a list is opened: the shell puts it at every list. */
export const loadViews = () => import('./pages/views-control.tsx');
