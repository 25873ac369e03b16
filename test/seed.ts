import fc from 'fast-check';

/**
 * `npm test` answers the same on the same code: property tests draw from one seed. `npm run soak` draws anew
 * each time; what it finds becomes a test of its own beside the rule.
 */
if (process.env['SEEDS'] !== 'new') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
