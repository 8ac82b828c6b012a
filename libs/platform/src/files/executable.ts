/** What Windows and others run when it is opened, by the end of its name. */
const RUN =
  /\.(exe|dll|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|jar|reg|sh|app|apk|elf|sct|inf)$/i;
const PROGRAMS = ['4d5a', '7f454c46', 'cafebabe', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', '2321'].map((hex) =>
  Buffer.from(hex, 'hex'),
);

/**
 * Whether something inside a document runs: by its name, or by how it begins (Windows, Linux, macOS, Java, scripts).
 */
export function isProgram(name: string, head: Uint8Array): boolean {
  return RUN.test(name) || PROGRAMS.some((magic) => magic.equals(head.subarray(0, magic.length)));
}
