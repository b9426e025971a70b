// An act followed by a reload; the frame shows a refusal, the caller only needs to know of it.
export async function attempt(act: () => Promise<unknown>, reload: () => Promise<void>): Promise<boolean> {
  try {
    await act();
  } catch {
    return false;
  }
  await reload();
  return true;
}
