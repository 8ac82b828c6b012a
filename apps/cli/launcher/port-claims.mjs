// Between choosing a port and listening on it a launcher migrates and seeds. Meanwhile a second one must not choose the
// same.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a process lives; one of another account does too, though it may not be signalled. */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Claims ports for this process until it ends: `claim(port)` is false where another living launcher has it. What a
 * killed one left behind claims nothing.
 */
export function portClaims(folder = tmpdir()) {
  const mine = new Set();
  process.on('exit', () => mine.forEach((file) => rmSync(file, { force: true })));
  return function claim(port) {
    const file = join(folder, `linxuan-port-${port}`);
    if (mine.has(file)) return true;
    for (let attempt = 0; attempt < 2; attempt++)
      try {
        writeFileSync(file, String(process.pid), { flag: 'wx' });
        mine.add(file);
        return true;
      } catch (error) {
        // A folder that takes no file says nothing about the port.
        if (error.code !== 'EEXIST') return true;
        if (isHeld(file)) return false;
        rmSync(file, { force: true });
      }
    return false;
  };
}

function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return pid > 0 && pid !== process.pid && lives(pid);
  } catch {
    return false;
  }
}
