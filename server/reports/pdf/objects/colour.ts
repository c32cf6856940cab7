import sharp from 'sharp';

let profile: Promise<Buffer> | undefined;

/**
 * The sRGB profile (CC0, Elle Stone's by way of libvips) that says what the colours of a page mean. Read once, by way of a
 * picture of one pixel.
 */
export function srgbProfile(): Promise<Buffer> {
  profile ??= (async () => {
    const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } });
    const { icc } = await sharp(await pixel.withIccProfile('srgb').png().toBuffer()).metadata();
    if (!icc) throw new Error('sharp brought no sRGB profile');
    return icc;
  })();
  return profile;
}
