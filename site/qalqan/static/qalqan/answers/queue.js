/* Answers that the server has not acknowledged, in order. They outlive the page: encrypted on the
   device, under a key that only their learner's pages are given. */
const AES = 'AES-GCM';
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const base64Of = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

async function importKey(secret) {
  // Plain http has none; what would lie readable on a shared phone is not kept.
  if (!crypto.subtle) { return null; }
  return crypto.subtle.importKey('raw', bytesOf(secret), AES, false, ['encrypt', 'decrypt']);
}

export class Queue {
  constructor(attempt, secret) {
    this.prefix = `answers ${attempt} `;
    this.names = Object.keys(localStorage).filter((name) => name.startsWith(this.prefix)).sort();
    this.place = this.names.length ? Number(this.names[this.names.length - 1].split(' ')[2]) : 0;
    this.key = importKey(secret);
    this.entries = [];
  }

  /* Put what earlier pages left before what this page adds; says how many there were. */
  async restore() {
    const left = (await Promise.all(this.names.map((name) => this.read(name)))).filter(Boolean);
    this.entries.unshift(...left);
    return left.length;
  }

  async read(name) {
    const kept = bytesOf(localStorage.getItem(name));
    const key = await this.key;
    try {
      const algorithm = { name: AES, iv: kept.subarray(0, 12) };
      const plain = await crypto.subtle.decrypt(algorithm, key, kept.subarray(12));
      return { ...JSON.parse(new TextDecoder().decode(plain)), kept: name };
    } catch (error) {
      // Under an earlier key: nobody can read it any more.
      localStorage.removeItem(name);
      return null;
    }
  }

  add(answer) {
    this.place += 1;
    const name = `${this.prefix}${String(this.place).padStart(6, '0')} ${answer.uuid}`;
    this.entries.push({ ...answer, kept: this.keep(name, answer) });
  }

  /* Resolves to the name, or to null where the answer is in this page alone. */
  async keep(name, answer) {
    const key = await this.key;
    if (!key) { return null; }
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(answer));
    const cipher = await crypto.subtle.encrypt({ name: AES, iv }, key, plain);
    try {
      localStorage.setItem(name, base64Of([...iv, ...new Uint8Array(cipher)]));
      return name;
    } catch (error) {
      // The device's storage is full.
      return null;
    }
  }

  async remove(entry) {
    this.entries.splice(this.entries.indexOf(entry), 1);
    localStorage.removeItem(await entry.kept);
  }

  async isKept() {
    return (await Promise.all(this.entries.map((entry) => entry.kept))).every(Boolean);
  }
}
