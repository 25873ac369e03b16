import type { Result } from '../lib/result.ts';
import type { Route } from '../lib/route.ts';
import { call } from './api.ts';
import { PasswordField, TextField } from './fields.tsx';
import type { FormApi } from './form.tsx';

/** What a form that signs for somebody begins with beside its own fields. */
export const CONFIRM_START = { password: '', code: '' };
/** Never kept in a draft. */
export const CONFIRM_FORGET = ['password', 'code'] as const;

type Confirmed = typeof CONFIRM_START;
const ROUTE = { method: 'POST', path: '/api/account/confirmation' } as Route;

/** Shows that it is really them before a press that signs; a refusal stands at its field. */
export async function confirmed<T>(
  { password, code }: Confirmed,
  then: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const body = { password, code: code.trim() === '' ? null : code };
  const shown = await call(ROUTE, { body } as never);
  return shown.ok ? then() : shown;
}

/** Password and code, asked for again in a form that signs for somebody. */
export function ConfirmFields<V extends Confirmed>({ form }: { readonly form: FormApi<V> }) {
  const own = form as unknown as FormApi<Confirmed>;
  return (
    <>
      <PasswordField
        form={own}
        name="password"
        label="Your password"
        hint="Again, since this signs for you"
      />
      <TextField
        form={own}
        name="code"
        label="Code of your authenticator"
        hint="Only if you sign in with one"
        optional
      />
    </>
  );
}
