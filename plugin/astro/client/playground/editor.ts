/** The text field of the plan. */
export interface Editor {
  /** Takes the text of a file. */
  open(file: File | undefined): Promise<void>;
  /** Selects from one offset to another, in view. */
  select(from: number, to: number): void;
}

/** Events from outside. */
export interface FileEvents {
  onText(text: string): void;
  onLarge(): void;
}

/**
 * Makes a text field one that takes files, and whose untouched example is replaced by what is pasted.
 *
 * @param host what files can be dropped on
 * @param example the text that nobody will miss
 */
export function editor(
  host: HTMLElement,
  field: HTMLTextAreaElement,
  example: string,
  { onText, onLarge }: FileEvents,
): Editor {
  const open = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST_FILE) onLarge();
    else onText(await file.text());
  };
  host.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    host.classList.add('pw-dropping');
  });
  host.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!host.contains(relatedTarget as Node | null)) host.classList.remove('pw-dropping');
  });
  host.addEventListener('drop', (event) => {
    host.classList.remove('pw-dropping');
    if (!hasFiles(event)) return;
    event.preventDefault();
    void open(event.dataTransfer?.files[0]);
  });
  field.addEventListener('paste', () => {
    if (field.value === example) field.select();
  });
  return { open, select: (from, to) => select(field, from, to) };
}

const LARGEST_FILE = 1_000_000;

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

/** Lines do not wrap, so that each is as high as the others. */
function select(field: HTMLTextAreaElement, from: number, to: number): void {
  field.scrollIntoView({ block: 'nearest' });
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  const { lineHeight, paddingBlockStart } = getComputedStyle(field);
  const above = field.value.slice(0, from).split('\n').length - 1;
  const top = Number.parseFloat(paddingBlockStart) + above * Number.parseFloat(lineHeight);
  field.scrollTo({ top: top - field.clientHeight / 3, left: 0 });
}
