// What a password must look like, said before the engine is asked (the engine checks again).
import { START } from '#renderer/text/start.ts';

const CLASSES = [/[0-9]/, /[a-z]/, /[A-Z]/, /[^0-9a-zA-Z]/];

/** The sentence that says what is wrong with a password, or null when it is good: ≥ 8 characters of ≥ 3 classes. */
export function passwordProblem(password: string): string | null {
  const length = [...password].length;
  if (length < 8) return START.tooShort.replace('{n}', String(length));
  const classes = CLASSES.filter((one) => one.test(password)).length;
  if (classes < 3) return START.tooFewClasses.replace('{n}', String(classes));
  return null;
}
