/**
 * Loaded into a worker before the real one: spoils files on their way, as a broken server or cache would. An address
 * ".../tampered/HOW/models/PATH" is fetched from ".../models/PATH", and its weights (.bin) are then spoilt as HOW says.
 */
const realFetch = self.fetch.bind(self);

async function spoilt(how: string, response: Response): Promise<Response> {
  if (how === "gone") return new Response("not found", { status: 404 });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (how === "cut") return new Response(bytes.subarray(0, 1000));
  bytes.set([(bytes.at(5000) ?? 0) ^ 1], 5000);
  return new Response(bytes);
}

self.fetch = async (input, init): Promise<Response> => {
  const address = input instanceof Request ? input.url : String(input);
  const [, how, path] = /\/tampered\/(\w+)\/(models\/.+)$/.exec(address) ?? [];
  if (how === undefined || path === undefined) return realFetch(input, init);
  const response = await realFetch(new URL(`/${path}`, self.location.href), init);
  return path.endsWith(".bin") ? spoilt(how, response) : response;
};

export {};
