/* Bytes of a text file to UTF-8, a chunk at a time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SummerTextDecoder SummerTextDecoder;

SummerTextDecoder *summer_text_decoder_new    (const char *charset);
void               summer_text_decoder_free   (SummerTextDecoder *self);
gboolean           summer_text_decoder_decode (SummerTextDecoder *self, const char *bytes, gsize n, GString *text); /* FALSE = malformed */
gboolean           summer_text_decoder_end    (SummerTextDecoder *self); /* FALSE = cut off within a character */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerTextDecoder, summer_text_decoder_free)

G_END_DECLS
