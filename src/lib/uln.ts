/**
 * Is this a unique learner number: ten digits whose last checks the others? The first nine weigh 10 down to 2; their
 * sum's remainder by 11, taken from 10, is the last; no number has remainder 0.
 */
export function isUln(text: string): boolean {
  if (!/^[0-9]{10}$/.test(text)) return false;
  const digits = [...text].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0);
  const remainder = sum % 11;
  return remainder !== 0 && 10 - remainder === digits[9];
}
