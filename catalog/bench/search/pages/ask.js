// Answers one query in the page of an engine: [ids of the first products, milliseconds].
// Naming them is not timed, and left out where `most` is 0.
async ([text, most]) => {
  const began = performance.now();
  const found = await bench.find(text);
  const took = performance.now() - began;
  return [most ? (await bench.ids(found)).slice(0, most) : [], took];
}
