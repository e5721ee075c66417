/** The file beside a Kiro plan that says what is required. */
export const REQUIREMENTS = 'requirements.md';
