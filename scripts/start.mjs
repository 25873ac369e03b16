// What `npm start` runs, once the packages are there: the pages are built if need be, then the server
// starts in this same process, so that a signal sent to it reaches the server itself.
import { buildWeb } from './build.mjs';

if (!process.features.typescript) {
  process.stderr.write(
    `Deskproof needs Node 24. One comes with its packages for most machines, but not for this one (${process.platform} ${process.arch}), and yours is ${process.version}. Install Node 24 or later from nodejs.org, then run npm start again.\n`,
  );
  process.exit(1);
}

if (!buildWeb()) {
  process.stderr.write(
    'The pages could not be built, so Deskproof has not started. Read the lines above.\n',
  );
  process.exit(1);
}

await import('../src/main.ts');
