/* One part of a package through expat, chunk by chunk. What a part may not do, whatever it is, is
 * refused here: declare a document type, hold one endless token, make the parser grow without end. */
#pragma once

#include <expat.h>

#include "summer-xlsx-package.h"

G_BEGIN_DECLS

/* Comes first in the state of each reader; that state is the user data of its handlers. */
typedef struct
{
  XML_Parser parser;
  GError    *error;   /* why a handler stopped */
  gboolean   stopped; /* expat may still call handlers once or twice after that */
  guint64    fed;     /* bytes given to expat */
  guint64    mark;    /* of them, those up to the last thing of worth */
} SummerXlsxXml;

typedef struct
{
  XML_StartElementHandler  start;
  XML_EndElementHandler    end;
  XML_CharacterDataHandler text; /* may be NULL */
} SummerXlsxHandlers;

gboolean    summer_xlsx_xml_parse (SummerXlsxXml *self, SummerXlsxPackage *package, const char *part, const char *sheet,
                                   const SummerXlsxHandlers *handlers, int *progress, GCancellable *cancellable, GError **error);
void        summer_xlsx_xml_stop  (SummerXlsxXml *self, GError *error); /* takes error; NULL = enough was read */
gboolean    summer_xlsx_xml_is_true (const char *value); /* of an attribute */
gsize       summer_xlsx_xml_unescape (char *text, gsize length); /* _x000D_, in place */

/* Names are told apart without their prefix: writers choose it freely, or none. */
static inline const char *
summer_xlsx_xml_local (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (*p == ':')
      return p + 1;
  return name;
}

G_END_DECLS
