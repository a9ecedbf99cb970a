/** Waits until `happened` is true, looking again after each pause, or throws with what it waited for. */
export async function until(happened, milliseconds, what, pause = 50) {
  const end = Date.now() + milliseconds;
  while (!(await happened())) {
    if (Date.now() > end) throw new Error(`waited ${milliseconds / 1000} s for ${what()}`);
    await new Promise((later) => setTimeout(later, pause));
  }
}
