/** What portfolio asks of declarations. */
export { type Declaration, OUR_DECLARATION } from './declaration.ts';
export { publishDeclaration } from './publish-declaration.ts';
export { declarationNow, declaredIn } from './queries.ts';
