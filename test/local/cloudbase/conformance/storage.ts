import { type Topic } from './topic'

/** Files: put, addressed, read and removed. */
export function storage({ app }: Topic): void {
  describe('storage', () => {
    const cloudPath = 'conformance/a|b测试.txt'
    const put = async () => (await app().uploadFile({ cloudPath, fileContent: Buffer.from('内容') })).fileID
    const none = (id: string) => id.replace(/conformance.*/, 'conformance/none.txt')

    it('keeps a file and gives it back', async () => {
      const fileID = await put()
      expect(fileID).toMatch(/^cloud:\/\//)
      const { fileContent } = await app().downloadFile({ fileID })
      expect(String(fileContent)).toBe('内容')
    })

    it('gives an address, and says which file there is not', async () => {
      const fileID = await put()
      const { fileList } = await app().getTempFileURL({ fileList: [fileID, { fileID, maxAge: 60 }, none(fileID)] })
      expect(fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'SUCCESS', 'STORAGE_FILE_NONEXIST'])
    })

    it('removes files', async () => {
      const fileID = await put()
      const { fileList } = await app().deleteFile({ fileList: [fileID] })
      expect(fileList).toMatchObject([{ fileID, code: 'SUCCESS' }])
      expect((await app().getTempFileURL({ fileList: [fileID] })).fileList[0]?.code).toBe('STORAGE_FILE_NONEXIST')
    })

    it('refuses more than 50 at once', async () => {
      const fileList = Array.from({ length: 51 }, () => 'cloud://none/none.txt')
      await expect(app().getTempFileURL({ fileList })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
      await expect(app().deleteFile({ fileList })).rejects.toMatchObject({ code: 'INVALID_PARAM' })
    })

    it('says what a direct upload needs', async () => {
      const { data } = await app().getUploadMetadata({ cloudPath })
      expect(data).toMatchObject({
        url: expect.any(String) as string,
        token: expect.any(String) as string,
        authorization: expect.any(String) as string,
      })
    })
  })
}
