type Opened<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: 'wrong' | 'expired' };

/** A note to ourselves that a browser carries: encrypted (JWE, A256GCM), for one use, until it ends. */
export async function seal<T extends object>(key: Uint8Array, use: string, value: T, seconds: number): Promise<string> {
  const { EncryptJWT } = await import('jose');
  return new EncryptJWT({ v: value }).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setAudience(use).setExpirationTime(`${seconds}s`).encrypt(key);
}

export async function openSealed<T>(key: Uint8Array, use: string, sealed: string): Promise<Opened<T>> {
  const { jwtDecrypt, errors } = await import('jose');
  try {
    const { payload } = await jwtDecrypt(sealed, key, { audience: use, keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] });
    return { ok: true, value: payload.v as T };
  } catch (error) {
    return { ok: false, reason: error instanceof errors.JWTExpired ? 'expired' : 'wrong' };
  }
}
