/** Settings, or what belongs to them, that make no sense: what is wrong, one thing a line, and what to write instead. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly hint: string;

  constructor(message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
