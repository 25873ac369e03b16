/** Everything that is still to be confirmed, and one worker of it. */
export const AMENDMENT_PAGES = [{ path: '/confirm-all', open: () => '/confirm-all' }];
