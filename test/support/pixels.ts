import sharp from 'sharp';

/** What a picture shows, three bytes a pixel. */
export interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/** The pixels of a picture, on white where it has no ground of its own. */
export async function pixelsOf(picture: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(picture)
    .flatten({ background: '#fff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** How many of the pixels of two pictures differ to the eye, from 0 to 1; all of them where the sizes do. */
export function difference(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let different = 0;
  for (let at = 0; at < one.data.length; at += 3) {
    const channels = [0, 1, 2].map((channel) =>
      Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0)),
    );
    if (Math.max(...channels) > 96) different += 1;
  }
  return different / (one.width * one.height);
}
