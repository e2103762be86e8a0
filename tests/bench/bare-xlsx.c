/* The unavoidable part of an import: minizip inflates and expat parses every sheet of FILE.xlsx, the text of
 * every cell is put together, shared strings are looked up, and nothing else is done. Prints the number of
 * cells. Knows only plain packages: parts in their usual places, no prefixes. */
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unzip.h>

#define CHUNK_BYTES (64 * 1024)

typedef struct
{
  char **strings; /* shared */
  size_t n_strings, size;
  char *text; /* of the cell or shared string at hand */
  size_t length, room;
  int in_text, is_shared;
  size_t n_cells, n_bytes;
} Bare;

static void
text_cb (void *data, const XML_Char *text, int length)
{
  Bare *bare = data;

  if (!bare->in_text)
    return;
  if (bare->length + (size_t) length + 1 > bare->room)
    {
      bare->room = 2 * (bare->length + (size_t) length + 1);
      bare->text = realloc (bare->text, bare->room);
    }
  memcpy (bare->text + bare->length, text, (size_t) length);
  bare->length += (size_t) length;
}

static void
start_string_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Bare *bare = data;

  if (strcmp (name, "si") == 0)
    bare->length = 0;
  bare->in_text = strcmp (name, "t") == 0;
}

static void
end_string_cb (void *data, const XML_Char *name)
{
  Bare *bare = data;

  bare->in_text = 0;
  if (strcmp (name, "si") != 0)
    return;
  if (bare->n_strings == bare->size)
    {
      bare->size = bare->size > 0 ? 2 * bare->size : 1024;
      bare->strings = realloc (bare->strings, bare->size * sizeof *bare->strings);
    }
  bare->strings[bare->n_strings++] = strndup (bare->length > 0 ? bare->text : "", bare->length);
}

static void
start_cell_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Bare *bare = data;

  if (strcmp (name, "c") == 0)
    {
      bare->length = 0;
      bare->is_shared = 0;
      for (size_t i = 0; attributes[i] != NULL; i += 2)
        if (strcmp (attributes[i], "t") == 0)
          bare->is_shared = strcmp (attributes[i + 1], "s") == 0;
    }
  bare->in_text = strcmp (name, "v") == 0 || strcmp (name, "t") == 0;
}

static void
end_cell_cb (void *data, const XML_Char *name)
{
  Bare *bare = data;

  bare->in_text = 0;
  if (strcmp (name, "c") != 0 || bare->length == 0)
    return;
  bare->text[bare->length] = '\0';
  if (bare->is_shared)
    {
      size_t index = strtoul (bare->text, NULL, 10);

      bare->n_bytes += index < bare->n_strings ? strlen (bare->strings[index]) : 0;
    }
  else
    bare->n_bytes += bare->length;
  bare->n_cells++;
}

static int
parse (unzFile zip, Bare *bare, XML_StartElementHandler start, XML_EndElementHandler end)
{
  XML_Parser parser = XML_ParserCreate (NULL);
  int ok = unzOpenCurrentFile (zip) == UNZ_OK;
  int n = 1;

  XML_SetUserData (parser, bare);
  XML_SetElementHandler (parser, start, end);
  XML_SetCharacterDataHandler (parser, text_cb);
  while (ok && n > 0)
    {
      n = unzReadCurrentFile (zip, XML_GetBuffer (parser, CHUNK_BYTES), CHUNK_BYTES);
      ok = n >= 0 && XML_ParseBuffer (parser, n, n == 0) == XML_STATUS_OK;
    }
  XML_ParserFree (parser);
  return unzCloseCurrentFile (zip) == UNZ_OK && ok;
}

int
main (int argc, char **argv)
{
  Bare bare = { 0 };
  unzFile zip = argc == 2 ? unzOpen64 (argv[1]) : NULL;
  int ok = zip != NULL;

  if (ok && unzLocateFile (zip, "xl/sharedStrings.xml", 1) == UNZ_OK)
    ok = parse (zip, &bare, start_string_cb, end_string_cb);
  for (int status = ok ? unzGoToFirstFile (zip) : UNZ_END_OF_LIST_OF_FILE; ok && status == UNZ_OK;
       status = unzGoToNextFile (zip))
    {
      char name[512];

      ok = unzGetCurrentFileInfo64 (zip, NULL, name, sizeof name, NULL, 0, NULL, 0) == UNZ_OK;
      if (ok && strncmp (name, "xl/worksheets/", 14) == 0 && strstr (name, ".xml") != NULL
          && strstr (name, ".rels") == NULL)
        ok = parse (zip, &bare, start_cell_cb, end_cell_cb);
    }
  if (!ok)
    {
      fprintf (stderr, "usage: bare-xlsx FILE.xlsx (a plain one)\n");
      return EXIT_FAILURE;
    }
  printf ("%zu cells, %zu bytes\n", bare.n_cells, bare.n_bytes);
  unzClose (zip);
  for (size_t i = 0; i < bare.n_strings; i++)
    free (bare.strings[i]);
  free (bare.strings);
  free (bare.text);
  return EXIT_SUCCESS;
}
