#include "config.h"

#include "summer-text-decoder.h"

#include <errno.h>
#include <string.h>

#define MAX_CHARACTER_BYTES 16
#define OUTPUT_BYTES 16384

struct _SummerTextDecoder
{
  GIConv converter; /* owned */
  char
      carry[MAX_CHARACTER_BYTES]; /* the beginning of a character whose rest is in the next chunk */
  gsize n_carry;
};

/**
 * summer_text_decoder_new:
 * @charset: one that every C library knows: UTF-8, UTF-16LE, UTF-16BE, GB18030
 *
 * Returns: (transfer full): the decoder
 */
SummerTextDecoder *
summer_text_decoder_new (const char *charset)
{
  SummerTextDecoder *self = g_new0 (SummerTextDecoder, 1);

  self->converter = g_iconv_open ("UTF-8", charset);
  g_assert (self->converter != (GIConv) -1);
  return self;
}

/**
 * summer_text_decoder_free:
 */
void
summer_text_decoder_free (SummerTextDecoder *self)
{
  g_iconv_close (self->converter);
  g_free (self);
}

/* Converts as much as is whole; @bytes and @n are moved behind it. */
static gboolean
convert (SummerTextDecoder *self, char **bytes, gsize *n, GString *text)
{
  char output[OUTPUT_BYTES];

  while (*n > 0)
    {
      char *to = output;
      gsize room = sizeof output;
      gsize status = g_iconv (self->converter, bytes, n, &to, &room);
      int reason = errno;

      g_string_append_len (text, output, to - output);
      if (status == (gsize) -1 && reason != E2BIG)
        return reason == EINVAL && *n < MAX_CHARACTER_BYTES;
    }
  return TRUE;
}

/**
 * summer_text_decoder_decode:
 * @bytes: the next bytes of the file; a character may be cut off at their end
 * @text: what they say is appended to it
 *
 * Returns: %FALSE when @bytes are not of the character set
 */
gboolean
summer_text_decoder_decode (SummerTextDecoder *self, const char *bytes, gsize n, GString *text)
{
  char *rest;

  while (self->n_carry > 0 && n > 0)
    {
      char *carry = self->carry;

      self->carry[self->n_carry++] = *bytes++;
      n--;
      if (!convert (self, &carry, &self->n_carry, text))
        return FALSE;
      memmove (self->carry, carry, self->n_carry);
      if (self->n_carry == MAX_CHARACTER_BYTES)
        return FALSE;
    }
  rest = (char *) bytes;
  if (!convert (self, &rest, &n, text))
    return FALSE;
  memcpy (self->carry + self->n_carry, rest, n);
  self->n_carry += n;
  return TRUE;
}

/**
 * summer_text_decoder_end:
 *
 * Returns: whether the text ended with a whole character
 */
gboolean
summer_text_decoder_end (SummerTextDecoder *self)
{
  return self->n_carry == 0;
}
