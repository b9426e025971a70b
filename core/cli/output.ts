// What a command answers: the same thing for programs (--json) and for people.
export interface Output {
  json: unknown;
  text: string;
  /** The command ran, but what it found is bad (verify): exit code 1 */
  failed?: boolean;
}
