/** How the ids of the rule book begin; the agency's own rules (OWN-) and the centre's do not. */
const LAW = /^(ENG|BANK|WTR|RTWT|AWR|CR|RTW|DP|EQ|NMW|PAY|SSP|UMB|ERA|ET|DBS)-|^(FWA|GLAA)$/;

/** Where a rule of law is read in the rule book; undefined for rules that are not law. */
export function lawHref(rule: string): string | undefined {
  return LAW.test(rule) ? `/rules/${rule}` : undefined;
}
