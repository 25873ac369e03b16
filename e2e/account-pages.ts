/** The pages of one's own account, and of what programs can ask. */
export const ACCOUNT_PAGES = [
  { path: '/account/authenticator', open: () => '/account/authenticator' },
  { path: '/account/access-tokens', open: () => '/account/access-tokens' },
  { path: '/api-reference', open: () => '/api-reference?search=access-tokens' },
];
