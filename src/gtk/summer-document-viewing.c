#include "config.h"

#include "summer-document-viewing.h"

#include "summer-documents.h"

#define FOLDER "summer-document-folder"

static void
remove_below (GFile *folder)
{
  g_autoptr (GFileEnumerator) children
      = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                   G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL)
         && child != NULL)
    if (g_file_query_file_type (child, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL)
        == G_FILE_TYPE_DIRECTORY)
      remove_below (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

static void
remove_folder (gpointer path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  remove_below (folder);
  g_free (path);
}

/**
 * summer_document_viewing_lay_out:
 *
 * Returns: (transfer full) (nullable): the path of a copy of the document; NULL with @error set
 */
char *
summer_document_viewing_lay_out (SummerOffice *office, gint64 document, GError **error)
{
  char *folder = g_object_get_data (G_OBJECT (office), FOLDER);

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("summer-classes-XXXXXX", error);
      if (folder == NULL)
        return NULL;
      g_object_set_data_full (G_OBJECT (office), FOLDER, folder, remove_folder);
    }
  return summer_documents_lay_out (summer_office_get_store (office), document, folder, error);
}
