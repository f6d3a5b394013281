package org.elpis.dicom;
public final class Dictionary { public static int vrCode(int t){ return Tag.isPrivateCreator(t)?'L'<<8|'O': Tag.isGroupLength(t)? 'U'<<8|'L':0; } }
