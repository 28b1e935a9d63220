/** A reader that has seen enough (`| head`) closes the pipe: the rest is nobody's, and no fault. Any other is one. */
export function leaveWhenUnread(): void {
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
    process.exit();
  });
}
