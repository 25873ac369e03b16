import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Seals private keys with AES-256-GCM under a key that is derived from the installation's secret, so that
 * a stolen database signs nothing. What it belongs to is bound in: sealed bytes moved to another
 * organisation or under another key do not open.
 */

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'deskproof log key sealing v1', 32));
}

const belonging = (organisationId: string, keyId: string): Buffer =>
  Buffer.from(`${organisationId}\n${keyId}`);

/** Seals a private key: version (1 byte), nonce (12), tag (16), ciphertext. */
export function sealKey(
  secret: string,
  organisationId: string,
  keyId: string,
  seed: Buffer,
): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret), nonce);
  cipher.setAAD(belonging(organisationId, keyId));
  const text = Buffer.concat([cipher.update(seed), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), text]);
}

/** Opens what sealKey sealed, or null when it was sealed with another secret, for another key, or changed. */
export function openKey(
  secret: string,
  organisationId: string,
  keyId: string,
  sealed: Buffer,
): Buffer | null {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE + TAG) return null;
  const nonce = sealed.subarray(1, 1 + NONCE);
  const tag = sealed.subarray(1 + NONCE, 1 + NONCE + TAG);
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret), nonce, {
    authTagLength: TAG,
  });
  decipher.setAAD(belonging(organisationId, keyId));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}
