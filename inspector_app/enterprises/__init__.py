"""The register: spreadsheets in and out, search by pinyin, one enterprise corrected, merged, graded."""
