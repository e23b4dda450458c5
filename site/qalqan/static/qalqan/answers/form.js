/* The form of one question: what is in it becomes an answer as it is given, or when asked for. */
const IDLE = 3000;
const ABOUT_THE_FORM = ['csrfmiddlewaretoken', 'response_uuid', 'sequence'];

function newUuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export class AnswerForm {
  constructor(form, give) {
    Object.assign(this, { form, give, touched: false, idle: 0, last: this.contents(form) });
    this.atOnce = form.dataset.answers === 'change';
    if (this.atOnce) {
      form.addEventListener('change', () => this.answer());
      form.addEventListener('input', (event) => this.typing(event.target));
    }
  }

  contents(form) {
    const fields = new URLSearchParams(new FormData(form));
    ABOUT_THE_FORM.forEach((name) => fields.delete(name));
    return fields.toString();
  }

  typing(field) {
    if (!['text', 'textarea'].includes(field.type)) { return; }
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.answer(), IDLE);
  }

  answer() {
    clearTimeout(this.idle);
    const contents = this.contents(this.form);
    if (contents === this.last) { return; }
    this.last = contents;
    const { response_uuid: uuid, sequence } = this.form.elements;
    if (this.touched) {
      sequence.value = String(Number(sequence.value) + 1);
      uuid.value = newUuid();
    }
    this.touched = true;
    const body = `${contents}&response_uuid=${uuid.value}&sequence=${sequence.value}`;
    this.give({ uuid: uuid.value, body, action: this.form.action });
  }
}
